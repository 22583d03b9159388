namespace Neura.GraphQL.Binding;

/// <summary>Lifts an <see cref="AuthorizeAttribute"/> of the type from this field.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class AllowAnonymousAttribute : Attribute;
