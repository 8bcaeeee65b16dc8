using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OrgAdmin.Mutation;

/// <summary>Finds all that can be broken in a file.</summary>
internal static class Finder
{
    public static IEnumerable<Mutant> Mutants(string file, SyntaxNode root) =>
        root.DescendantNodes()
            .Where(node => !DeclaresVariables(node) && !MustBeConstant(node))
            .SelectMany(node =>
                Kinds(node).Select(kind => new Mutant(kind, file, node.GetLocation().GetLineSpan().StartLinePosition.Line + 1, node))
            );

    private static IEnumerable<MutantKind> Kinds(SyntaxNode node)
    {
        switch (node)
        {
            case ExpressionSyntax condition when IsCondition(condition):
                yield return MutantKind.NegateCondition;
                if (condition.Parent is IfStatementSyntax { Else: null, Statement: var body } && Leaves(body))
                    yield return MutantKind.RemoveGuard;
                break;
            // Only within a branch: after the last statement of a method there is nothing to go on with.
            case ThrowStatementSyntax { Parent: IfStatementSyntax or BlockSyntax { Parent: IfStatementSyntax } }:
                yield return MutantKind.RemoveThrow;
                break;
            case ExpressionStatementSyntax:
                yield return MutantKind.RemoveStatement;
                break;
            case LiteralExpressionSyntax literal:
                if (literal.IsKind(SyntaxKind.TrueLiteralExpression) || literal.IsKind(SyntaxKind.FalseLiteralExpression))
                    yield return MutantKind.SwapBoolean;
                else if (literal.Token.Value is int)
                    yield return MutantKind.ChangeNumber;
                else if (literal.Token.Value is string { Length: > 0 } && !literal.IsKind(SyntaxKind.Utf8StringLiteralExpression))
                    yield return MutantKind.EmptyText;
                break;
        }
        if (node is BinaryExpressionSyntax binary && Rewriter.OtherOperator(binary) is not null)
            yield return binary.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression
                ? MutantKind.SwapLogic
                : MutantKind.SwapComparison;
    }

    private static bool IsCondition(ExpressionSyntax node) =>
        node.Parent switch
        {
            IfStatementSyntax parent => parent.Condition == node,
            WhileStatementSyntax parent => parent.Condition == node,
            ConditionalExpressionSyntax parent => parent.Condition == node,
            _ => false,
        };

    private static bool Leaves(StatementSyntax body) =>
        (body is BlockSyntax { Statements: [var only] } ? only : body)
            is ThrowStatementSyntax
                or ReturnStatementSyntax
                or ContinueStatementSyntax
                or BreakStatementSyntax;

    // A switch around it would leave the variable without a value.
    private static bool DeclaresVariables(SyntaxNode node) =>
        node.DescendantNodesAndSelf().Any(child => child is VariableDesignationSyntax);

    private static bool MustBeConstant(SyntaxNode node) =>
        node.Ancestors()
            .Any(parent =>
                parent
                    is AttributeSyntax
                        or PatternSyntax
                        or SwitchLabelSyntax
                        or ParameterSyntax
                        or EnumMemberDeclarationSyntax
                        or InterpolationFormatClauseSyntax
                || parent is FieldDeclarationSyntax field && field.Modifiers.Any(SyntaxKind.ConstKeyword)
                || parent is LocalDeclarationStatementSyntax { IsConst: true }
            );
}
