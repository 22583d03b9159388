namespace Neura.GraphQL.Binding;

/// <summary>The name in the schema, in place of the one derived from the C# name.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
