namespace Neura.GraphQL.Binding;

/// <summary>The object type implements <c>Node</c>; its <c>Id</c> property becomes a global id.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Enum)]
public sealed class NodeAttribute : Attribute;
