namespace Neura.GraphQL.Binding;

/// <summary>The static methods of this class are fields of the mutation type, run one after the other.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MutationTypeAttribute : Attribute;
