namespace Neura.GraphQL.Binding;

/// <summary>The parameter is the event that a subscription's field answers for.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class EventMessageAttribute : Attribute;
