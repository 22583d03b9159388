using System.Xml;

namespace Neura.Near.Blocks;

/// <summary>The heights in an answer of ListObjectsV2: ListBucketResult/CommonPrefixes/Prefix.</summary>
internal static class LakeListing
{
    private static readonly XmlReaderSettings s_settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, // No entities from whoever answers.
        XmlResolver = null,
        IgnoreComments = true,
    };

    public static IReadOnlyList<ulong> Read(ReadOnlyMemory<byte> xml)
    {
        try
        {
            using var stream = new MemoryStream(xml.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, s_settings);
            return ReadPrefixes(reader);
        }
        catch (XmlException e)
        {
            throw new BlockSourceException(BlockSourceFailure.Contradiction, $"Not a list of a bucket: {e.Message}", e);
        }
    }

    private static List<ulong> ReadPrefixes(XmlReader reader)
    {
        reader.MoveToContent();
        if (reader.LocalName != "ListBucketResult") throw new XmlException($"'{reader.LocalName}' instead of ListBucketResult.");
        var heights = new List<ulong>();
        var inside = false;
        while (!reader.EOF)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "Prefix" } && inside)
            {
                if (LakeKeys.TryReadFolder(reader.ReadElementContentAsString().AsSpan().TrimEnd('/'), out var height)) heights.Add(height);
                continue; // The reader stands behind the element already.
            }
            // The listing's own Prefix is not one of them.
            if (reader.LocalName == "CommonPrefixes") inside = reader is { NodeType: XmlNodeType.Element, IsEmptyElement: false };
            reader.Read();
        }
        return heights;
    }
}
