namespace Neura.GraphQL.Binding;

/// <summary>
/// The C# interface or abstract class is a GraphQL interface; the bound types that implement it are its possible types.
/// </summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class)]
public sealed class InterfaceTypeAttribute(string? name = null) : Attribute
{
    public string? Name { get; } = name;
}
