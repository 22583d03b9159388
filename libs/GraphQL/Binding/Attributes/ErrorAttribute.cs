namespace Neura.GraphQL.Binding;

/// <summary>
/// A refusal of a mutation with <see cref="UseMutationConventionAttribute"/>: told as data in <c>errors</c> instead of as an error of
/// the request. Either an exception, whose message and own properties are told, or a type with a public static method
/// <c>CreateErrorFrom</c> or a constructor that takes one exception.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ErrorAttribute(Type errorType) : Attribute
{
    public Type ErrorType { get; } = errorType;
}
