using Neura.GraphQL.Types;

namespace Neura.GraphQL.Binding.Types;

/// <summary>A default value written in C#; a null default is the same as none, for then absence is null already.</summary>
internal sealed record Default(object? Value)
{
    public static Default None { get; } = new((object?)null);

    public static InputValueDefinition Define(string name, IType type, Default given, string? description, string? deprecation) =>
        given.Value is null
            ? new InputValueDefinition(name, type) { Description = description, DeprecationReason = deprecation }
            : new InputValueDefinition(name, type, given.Value) { Description = description, DeprecationReason = deprecation };
}
