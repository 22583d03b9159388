namespace Neura.GraphQL.Binding;

/// <summary>An opened global id: as an argument with <c>[ID]</c>, for a field that takes the ids of several types.</summary>
/// <param name="TypeName">The object type's name in the schema.</param>
/// <param name="Key">Of the object, as its type wrote it.</param>
public readonly record struct NodeId(string TypeName, string Key);
