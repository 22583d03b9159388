using System.Globalization;
using System.Web;

namespace NeuraNft.Near.Tests.Blocks;

/// <summary>Answers as S3 does for a bucket of near-lake's files: ListObjectsV2 and GetObject, over the fixtures' three heights.</summary>
internal static class LakeServer
{
    public const ulong First = 93085141;
    public const ulong Last = 107503705;

    /// <summary>Skips the test where the data is absent: it would be asked for by the server first, which can skip nothing.</summary>
    public static FileServer Start(Func<Uri, FileServer.Reply>? answer = null)
    {
        NearData.File("lake");
        return new FileServer(answer ?? Answer);
    }

    public static FileServer.Reply Answer(Uri uri)
    {
        var query = HttpUtility.ParseQueryString(uri.Query);
        if (query["list-type"] == "2") return List(query["start-after"]!, int.Parse(query["max-keys"]!, CultureInfo.InvariantCulture));
        var file = NearData.File("lake" + uri.AbsolutePath["/bucket".Length..]);
        return File.Exists(file) ? FileServer.Reply.Of(File.ReadAllBytes(file)) : FileServer.Reply.NotFound;
    }

    private static FileServer.Reply List(string startAfter, int maxKeys)
    {
        var prefixes = Directory.GetDirectories(NearData.File("lake")).Select(d => Path.GetFileName(d) + "/")
            .Append("a-note/") // Not everything in a bucket is a height.
            .Where(p => string.CompareOrdinal(p, startAfter) > 0).Order(StringComparer.Ordinal).Take(maxKeys);
        return FileServer.Reply.Of($"""
            <?xml version="1.0" encoding="UTF-8"?>
            <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>lake</Name><Prefix></Prefix><MaxKeys>1</MaxKeys>
            {string.Concat(prefixes.Select(p => $"<CommonPrefixes><Prefix>{p}</Prefix></CommonPrefixes>"))}</ListBucketResult>
            """);
    }
}
