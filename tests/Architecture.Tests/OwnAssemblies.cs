using System.Reflection;
using System.Runtime.CompilerServices;

namespace NeuraNft.Architecture.Tests;

/// <summary>What the repository's own code compiles to, but for tests.</summary>
internal static class OwnAssemblies
{
    // The operator's command is called neura, as commands are.
    private static readonly EnumerationOptions AnyCase = new() { MatchCasing = MatchCasing.CaseInsensitive };

    private static readonly Lazy<IReadOnlyList<Type>> Written = new(Load);

    /// <summary>Types that somebody wrote: none of the compiler's, of source generators or of a program's top-level statements.</summary>
    public static IReadOnlyList<Type> Types() => Written.Value;

    private static IReadOnlyList<Type> Load() =>
    [
        .. Directory.EnumerateFiles(AppContext.BaseDirectory, "Neura*.dll", AnyCase)
            .Select(Path.GetFileNameWithoutExtension).OfType<string>()
            .Where(name => !name.EndsWith(".Tests", StringComparison.Ordinal))
            .SelectMany(name => Assembly.Load(name).GetTypes())
            .Where(t => t.Namespace?.StartsWith("Neura", StringComparison.Ordinal) == true && !IsGenerated(t)),
    ];

    private static bool IsGenerated(Type type) =>
        type.Name.Contains('<') || type.IsDefined(typeof(CompilerGeneratedAttribute))
        || type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute))
        || (type.DeclaringType is { } outer && IsGenerated(outer));
}
