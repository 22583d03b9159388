using System.Runtime.InteropServices;

namespace Neura.Cryptography.Interop;

/// <summary>Memory outside the managed heap for secrets: guarded, kept out of swap where the system allows, zeroed when freed.</summary>
/// <remarks>A managed array would leave copies behind each time the collector moves it.</remarks>
internal sealed class SecureMemory : SafeHandle
{
    private SecureMemory(nint pointer) : base(nint.Zero, ownsHandle: true) => SetHandle(pointer);

    public override bool IsInvalid => handle == nint.Zero;

    public static SecureMemory Allocate(int size)
    {
        SodiumLibrary.EnsureInitialised();
        var pointer = Sodium.Malloc((nuint)size);
        return pointer != nint.Zero ? new SecureMemory(pointer) : throw new InsufficientMemoryException("sodium_malloc refused.");
    }

    protected override bool ReleaseHandle()
    {
        Sodium.Free(handle);
        return true;
    }
}
