namespace Neura.GraphQL.Binding;

/// <summary>A refusal told as data. Bound as <c>interface Error { message: String! }</c>.</summary>
[InterfaceType("Error"), GraphQLDescription("A refusal told as data.")]
public interface IError
{
    /// <summary>A sentence for people.</summary>
    [GraphQLDescription("A sentence for people.")]
    string Message { get; }
}
