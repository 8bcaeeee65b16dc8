namespace OrgAdmin.Emulation.UData;

internal enum TermKind
{
    Address,
    Value,
}
