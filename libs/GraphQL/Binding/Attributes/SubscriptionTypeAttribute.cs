namespace Neura.GraphQL.Binding;

/// <summary>The methods of this class that bear <see cref="SubscribeAttribute"/> are fields of the subscription type.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SubscriptionTypeAttribute : Attribute;
