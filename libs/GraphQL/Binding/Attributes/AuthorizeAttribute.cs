namespace Neura.GraphQL.Binding;

/// <summary>Asks for a signed-in caller, and for a policy or roles if named, before the field (or any field of the type) is resolved.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Method | AttributeTargets.Property, AllowMultiple = true)]
public sealed class AuthorizeAttribute : Attribute
{
    public AuthorizeAttribute() { }

    public AuthorizeAttribute(string policy) => Policy = policy;

    /// <summary>A policy of ASP.NET Core's authorization; the resource it sees is the <see cref="Execution.ResolverContext"/>.</summary>
    public string? Policy { get; set; }

    /// <summary>Any one of these roles is enough; null or empty asks for none.</summary>
    public IReadOnlyList<string>? RoleList => Roles;

#pragma warning disable CA1819 // Attribute arguments can only be arrays.
    public string[]? Roles { get; set; }
#pragma warning restore CA1819
}
