using System;

namespace OrgAdmin.Emulation.Munch;

/// <summary>Somebody who wants no more mail from an organization.</summary>
internal sealed record MunchOptOutRecord(int Organization, string Identifier, string Address, DateTimeOffset CreationDate, string Origin);
