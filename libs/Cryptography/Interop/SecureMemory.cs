using System.Runtime.InteropServices;

namespace Neura.Cryptography.Interop;

/// <summary>Memory outside the managed heap for secrets: guarded, kept out of swap where the system allows, zeroed when freed.</summary>
/// <remarks>A managed array would leave copies behind each time the collector moves it.</remarks>
internal sealed class SecureMemory : SafeHandle
{
    private SecureMemory(nint pointer, int size) : base(nint.Zero, ownsHandle: true)
    {
        SetHandle(pointer);
        Size = size;
    }

    public int Size { get; }

    public override bool IsInvalid => handle == nint.Zero;

    public static SecureMemory Allocate(int size)
    {
        SodiumLibrary.EnsureInitialised();
        var pointer = Sodium.Malloc((nuint)size);
        return pointer != nint.Zero ? new SecureMemory(pointer, size) : throw new InsufficientMemoryException("sodium_malloc refused.");
    }

    /// <summary>A copy of what the caller holds; the caller's own stays the caller's to zero.</summary>
    public static SecureMemory CopyOf(ReadOnlySpan<byte> secret)
    {
        var memory = Allocate(secret.Length);
        using var opened = memory.Open();
        secret.CopyTo(opened.Span);
        return memory;
    }

    /// <summary>The bytes, for as long as the answer is not disposed: until then the memory is not freed, whoever disposes it.</summary>
    public Opened Open() => new(this);

    protected override bool ReleaseHandle()
    {
        Sodium.Free(handle);
        return true;
    }

    public readonly ref struct Opened
    {
        private readonly SecureMemory _memory;

        internal Opened(SecureMemory memory)
        {
            var isHeld = false;
            memory.DangerousAddRef(ref isHeld);
            _memory = memory;
        }

        public unsafe Span<byte> Span => new((void*)_memory.handle, _memory.Size);

        public void Dispose() => _memory.DangerousRelease();
    }
}
