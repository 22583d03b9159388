using Neura.GraphQL.Types;

namespace Neura.GraphQL.Binding;

/// <summary>
/// How long an answer with this field, or with an object of this class, may be kept by who asked by GET. An operation's answer lives
/// as long as the shortest of its fields; a field that says nothing and returns objects, or stands at the root, may not be kept.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Interface)]
public sealed class CacheControlAttribute : Attribute
{
    /// <summary>Only a scope, or <see cref="InheritMaxAge"/>.</summary>
    public CacheControlAttribute() { }

    /// <param name="maxAge">Seconds.</param>
    public CacheControlAttribute(int maxAge) => MaxAge = maxAge;

    /// <summary>Seconds; null where none was given.</summary>
    public int? MaxAge { get; }

    /// <summary>Seconds for caches that many share; 0 for the same.</summary>
    public int SharedMaxAge { get; set; }

    /// <summary>As long as the field above.</summary>
    public bool InheritMaxAge { get; set; }

    /// <summary>Private: only the caller's own cache. What a guard stands before, and what is told who asks, is private anyway.</summary>
    public CacheControlScope Scope { get; set; }

    internal CacheControl ToCacheControl() =>
        new(MaxAge, SharedMaxAge > 0 ? SharedMaxAge : null, InheritMaxAge, Scope == CacheControlScope.Private ? Scope : null);
}
