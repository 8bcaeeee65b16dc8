using System.Collections.Generic;

namespace OrgAdmin.Core.Tests.Support;

/// <summary>What a <see cref="Peer"/> was asked.</summary>
internal sealed record PeerRequest(string Method, string Target, string Protocol, string Body, IReadOnlyDictionary<string, string> Headers);
