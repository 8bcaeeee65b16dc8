namespace OrgAdmin.Mutation;

/// <summary>How a place in the sources is broken.</summary>
internal enum MutantKind
{
    NegateCondition,
    RemoveGuard,
    RemoveThrow,
    SwapComparison,
    SwapLogic,
    SwapBoolean,
    ChangeNumber,
    EmptyText,
    RemoveStatement,
}
