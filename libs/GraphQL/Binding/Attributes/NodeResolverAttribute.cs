namespace Neura.GraphQL.Binding;

/// <summary>Finds the object of a global id for <c>node</c> and <c>nodes</c>; its first argument is the key. The type becomes a node.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeResolverAttribute : Attribute;
