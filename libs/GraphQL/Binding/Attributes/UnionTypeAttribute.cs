namespace Neura.GraphQL.Binding;

/// <summary>
/// The C# interface or abstract record is a GraphQL union; its members are the concrete types nested in it or registered that
/// derive from it.
/// </summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class)]
public sealed class UnionTypeAttribute(string? name = null) : Attribute
{
    public string? Name { get; } = name;
}
