namespace Neura.GraphQL.Binding;

/// <summary>
/// The mutation takes its arguments as one <c>input: {Name}Input!</c> and returns a <c>{Name}Payload</c> with its result and, if it
/// bears <see cref="ErrorAttribute"/>, with <c>errors</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UseMutationConventionAttribute : Attribute
{
    /// <summary>The payload's field for the result; default the name of its type.</summary>
    public string? PayloadFieldName { get; set; }
}
