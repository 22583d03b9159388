namespace Neura.GraphQL.Binding;

/// <summary>
/// The method is a field of the subscription type. It either returns the events itself, as <see cref="IAsyncEnumerable{T}"/>, or
/// names the method that does and turns one event (<see cref="EventMessageAttribute"/>) into the field's value. Arguments of both
/// methods are arguments of the field.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SubscribeAttribute : Attribute
{
    /// <summary>A static method of the same class that returns <see cref="IAsyncEnumerable{T}"/>, at once or as a task.</summary>
    public string? With { get; set; }
}
