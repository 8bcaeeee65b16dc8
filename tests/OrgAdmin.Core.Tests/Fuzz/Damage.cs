namespace OrgAdmin.Core.Tests.Fuzz;

/// <summary>One thing that is done to a document. The numbers say where and how much; each is taken modulo what there is.</summary>
internal sealed record Damage(DamageKind Kind, int Place, int Length, byte[] Bytes);
