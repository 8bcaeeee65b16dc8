using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OrgAdmin.Mutation;

/// <summary>Puts each chosen mutant into the code, behind its switch.</summary>
internal sealed class Rewriter(IReadOnlyList<Mutant> chosen) : CSharpSyntaxRewriter
{
    private readonly ILookup<SyntaxNode, Mutant> _chosen = chosen.ToLookup(mutant => mutant.Node);

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        SyntaxNode? result = base.Visit(node);
        if (node is null || result is null)
            return result;
        foreach (Mutant mutant in _chosen[node])
            result = Switched(result, Broken(WithoutSwitch(node, result), mutant.Kind), mutant.Id);
        return result;
    }

    /// <summary>The broken form of a node.</summary>
    public static string Broken(SyntaxNode node, MutantKind kind) =>
        kind switch
        {
            MutantKind.NegateCondition => $"!({node})",
            MutantKind.RemoveGuard or MutantKind.RemoveThrow or MutantKind.RemoveStatement => node is StatementSyntax ? ";" : "false",
            MutantKind.SwapComparison or MutantKind.SwapLogic when node is BinaryExpressionSyntax binary =>
                $"{binary.Left} {OtherOperator(binary)} {binary.Right}",
            MutantKind.SwapBoolean => node.IsKind(SyntaxKind.TrueLiteralExpression) ? "false" : "true",
            MutantKind.ChangeNumber => $"({node} + 1)",
            _ => "\"\"",
        };

    /// <summary>The operator that takes the place of this one; null if none does.</summary>
    public static string? OtherOperator(BinaryExpressionSyntax node) =>
        node.Kind() switch
        {
            SyntaxKind.LessThanExpression => "<=",
            SyntaxKind.LessThanOrEqualExpression => "<",
            SyntaxKind.GreaterThanExpression => ">=",
            SyntaxKind.GreaterThanOrEqualExpression => ">",
            SyntaxKind.EqualsExpression => "!=",
            SyntaxKind.NotEqualsExpression => "==",
            SyntaxKind.LogicalAndExpression => "||",
            SyntaxKind.LogicalOrExpression => "&&",
            _ => null,
        };

    private static SyntaxNode Switched(SyntaxNode node, string broken, int id)
    {
        string isOn = $"global::OrgAdminMutant.Is({id})";
        SyntaxNode result =
            node is StatementSyntax
                // In braces, so that an "else" that follows stays where it belongs.
                ? SyntaxFactory.ParseStatement($"{{ if (!{isOn}) {{ {node} }} }}")
                : SyntaxFactory.ParseExpression($"({isOn} ? {broken} : {node})");
        return result.WithTriviaFrom(node);
    }

    // A second mutant of the same place breaks what stood there, not the first one's switch.
    private static SyntaxNode WithoutSwitch(SyntaxNode node, SyntaxNode result) => node.RawKind == result.RawKind ? result : node;
}
