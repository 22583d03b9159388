using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace NeuraNft.InferenceWorker.Models;

/// <summary>
/// AddExternalInitializersFromFilesInMemory of the runtime's C interface, which its managed one does not offer. The table of functions is
/// part of that interface: entries are only added to it. https://onnxruntime.ai/docs/api/c/struct_ort_api.html
/// </summary>
internal static unsafe partial class RuntimeFiles
{
    // The first version that has it, where it is the last entry.
    private const uint Version = 18;
    private const int Entry = 279;

    /// <param name="options">Of the session that is opened next.</param>
    /// <param name="name">As initializers name the file.</param>
    /// <param name="address">It has to stay there, unchanged, for as long as the session lives.</param>
    /// <param name="length">In bytes.</param>
    /// <returns>False where the runtime does not take it.</returns>
    public static bool TryAdd(SessionOptions options, string name, nint address, int length)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(name + '\0');
        fixed (byte* text = bytes)
        {
            var names = text;
            var addresses = (byte*)address;
            var lengths = (nuint)length;
            var table = (nint*)Base()->GetApi(Version);
            return table is not null && ((delegate* unmanaged<nint, byte**, byte**, nuint*, nuint, nint>)table[Entry])(
                options.DangerousGetHandle(), &names, &addresses, &lengths, 1) == 0;
        }
    }

    [LibraryImport("onnxruntime", EntryPoint = "OrtGetApiBase")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial ApiBase* Base();

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct ApiBase
    {
        public readonly delegate* unmanaged<uint, void*> GetApi;
        public readonly delegate* unmanaged<byte*> GetVersionString;
    }
}
