using System.Reflection;

namespace NeuraNft.Architecture.Tests;

/// <summary>How types and methods are made.</summary>
public sealed class TypeTests
{
    [Fact]
    public void Types_are_found() => OwnAssemblies.Types().Count.ShouldBeGreaterThan(100);

    // An attribute with a generic form beside it ([ID] and [ID<T>]) is that one's base, so that one look-up finds both.
    [Fact]
    public void Class_is_sealed_static_or_abstract() => OwnAssemblies.Types()
        .Where(t => t.IsClass && !t.IsSealed && !t.IsAbstract && !IsBaseOfAttribute(t)).Select(t => t.FullName).ShouldBeEmpty();

    [Fact]
    public void Cancellation_token_comes_last_and_is_required()
    {
        var methods = OwnAssemblies.Types()
            // A delegate's BeginInvoke and EndInvoke are the compiler's.
            .Where(t => !t.IsSubclassOf(typeof(Delegate)))
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(m => !IsImposed(m));
        methods.Where(m => Tokens(m) is { Length: > 0 } t && (t[^1].Position != m.GetParameters().Length - 1 || t[^1].IsOptional))
            .Select(m => $"{m.DeclaringType!.FullName}.{m.Name}").ShouldBeEmpty();
    }

    private static bool IsBaseOfAttribute(Type type) =>
        type.IsAssignableTo(typeof(Attribute)) && OwnAssemblies.Types().Any(t => t.BaseType == type);

    private static ParameterInfo[] Tokens(MethodInfo method) =>
        [.. method.GetParameters().Where(p => p.ParameterType == typeof(CancellationToken))];

    // A signature that an interface or a base class of others prescribes is not ours to choose.
    private static bool IsImposed(MethodInfo method) =>
        method.GetBaseDefinition() != method
        || method.DeclaringType!.GetInterfaces().Where(i => !method.DeclaringType.IsInterface && i.Namespace?.StartsWith("Neura") != true)
            .Any(i => method.DeclaringType.GetInterfaceMap(i).TargetMethods.Contains(method));
}
