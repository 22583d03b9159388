using Neura.GraphQL.Types;

namespace Neura.GraphQL.Binding.Types;

/// <summary>A default value written in C#; a null default is the same as none, for then absence is null already.</summary>
internal sealed record Default(object? Value)
{
    public static Default None { get; } = new((object?)null);

    public static InputValueDefinition Define(string name, IType type, Default given, Func<string?> describe, string? deprecation) =>
        given.Value is null
            ? new InputValueDefinition(name, type) { Describe = describe, DeprecationReason = deprecation }
            : new InputValueDefinition(name, type, given.Value) { Describe = describe, DeprecationReason = deprecation };
}
