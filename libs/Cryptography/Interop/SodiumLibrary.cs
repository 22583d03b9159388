using System.Reflection;
using System.Runtime.InteropServices;

namespace Neura.Cryptography.Interop;

/// <summary>Finds libsodium under the names the platforms give it, and initialises it once.</summary>
internal static class SodiumLibrary
{
    public const string Name = "libsodium";

    private static readonly string[] s_fileNames =
        ["libsodium.so.23", "libsodium.so.26", "libsodium", "libsodium.dylib", "sodium.dll", "libsodium.dll"];

    private static readonly Lazy<bool> s_initialised = new(Initialise);

    /// <summary>Must run before any other native call: sodium_init picks implementations and seeds the generator.</summary>
    /// <exception cref="SodiumNotFoundException">libsodium is missing or would not start.</exception>
    public static void EnsureInitialised() => _ = s_initialised.Value;

    private static bool Initialise()
    {
        NativeLibrary.SetDllImportResolver(typeof(SodiumLibrary).Assembly, Resolve);
        return Sodium.Init() >= 0
            ? true
            : throw new SodiumNotFoundException("libsodium was found but sodium_init failed.");
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (name != Name) return nint.Zero;
        foreach (var fileName in s_fileNames)
            if (NativeLibrary.TryLoad(fileName, assembly, searchPath, out var handle))
                return handle;
        throw new SodiumNotFoundException(SodiumNotFoundException.InstallHint);
    }
}
