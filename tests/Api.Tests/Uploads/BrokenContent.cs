using System.Net;

namespace NeuraNft.Api.Tests.Uploads;

/// <summary>Announces everything, sends a part and then breaks.</summary>
internal sealed class BrokenContent(byte[] bytes, int after) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(bytes.AsMemory(0, after));
        await stream.FlushAsync();
        await Task.Delay(300);
        throw new IOException("The connection broke");
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return true;
    }
}
