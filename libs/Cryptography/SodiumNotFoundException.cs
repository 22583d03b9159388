namespace Neura.Cryptography;

/// <summary>The native library is missing. It is a fault of the installation: nothing in the program can repair it.</summary>
public sealed class SodiumNotFoundException(string message) : DllNotFoundException(message)
{
    internal const string InstallHint =
        "libsodium was not found. Install it: Debian and Ubuntu 'apt-get install libsodium23', macOS 'brew install libsodium', " +
        "elsewhere the native files of the NuGet package 'libsodium' beside the program.";
}
