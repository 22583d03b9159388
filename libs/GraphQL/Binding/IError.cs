namespace Neura.GraphQL.Binding;

/// <summary>A refusal told as data. Bound as <c>interface Error { message: String! }</c>.</summary>
[InterfaceType("Error")]
public interface IError
{
    /// <summary>A sentence for people.</summary>
    string Message { get; }
}
