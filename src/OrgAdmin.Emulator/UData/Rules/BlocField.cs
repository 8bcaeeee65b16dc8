namespace OrgAdmin.Emulation.UData;

/// <summary>A field of a bloc.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="IsRequired">True if no bloc is without it.</param>
/// <param name="Subject">The class of things that it refers to, if it refers to some.</param>
internal sealed record BlocField(string Name, BlocFieldKind Kind, bool IsRequired = false, string Subject = "");
