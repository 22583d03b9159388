namespace Neura.GraphQL.Binding;

/// <summary>The input object takes exactly one of its fields; all of them must be nullable.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class OneOfAttribute : Attribute;
