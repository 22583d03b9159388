using System.Runtime.InteropServices;

namespace NeuraNft.InferenceWorker.Sandbox.Linux;

/// <summary>char*[] with a null at its end.</summary>
internal sealed unsafe class TextVector : IDisposable
{
    private readonly nint[] texts;
    private readonly nint* vector;

    public TextVector(IReadOnlyList<string> values)
    {
        texts = [.. values.Select(Marshal.StringToCoTaskMemUTF8)];
        vector = (nint*)NativeMemory.Alloc((nuint)(values.Count + 1), (nuint)sizeof(nint));
        texts.CopyTo(new Span<nint>(vector, texts.Length));
        vector[texts.Length] = 0;
    }

    public nint Address => (nint)vector;

    public void Dispose()
    {
        foreach (var text in texts)
            Marshal.FreeCoTaskMem(text);
        NativeMemory.Free(vector);
    }
}
