namespace Neura.GraphQL.Binding;

/// <summary>The parameter takes the object whose field is resolved.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParentAttribute : Attribute;
