namespace OrgAdmin.Emulation.UData;

/// <summary>What a field of a bloc holds.</summary>
internal enum BlocFieldKind
{
    Text,
    Color,
    References,
    Links,
    Items,
    Content,
}
