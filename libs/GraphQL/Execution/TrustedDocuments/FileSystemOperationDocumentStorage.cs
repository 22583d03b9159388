using System.Collections.Frozen;
using System.Text;

namespace Neura.GraphQL.Execution;

/// <summary>
/// Reads every <c>*.graphql</c> file of a folder once, at start-up. A file is known by the hash of its content alone, so a file
/// that was changed in place is another document, and no id of a client ever becomes a path.
/// </summary>
public sealed class FileSystemOperationDocumentStorage : IOperationDocumentStorage
{
    private readonly FrozenDictionary<string, string> _documents;

    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">A file is named after another hash than its own.</exception>
    public FileSystemOperationDocumentStorage(string folder) =>
        _documents = Directory.EnumerateFiles(folder, "*.graphql", SearchOption.AllDirectories)
            .Select(Read)
            .DistinctBy(d => d.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(StringComparer.Ordinal);

    public int Count => _documents.Count;

    public ValueTask<string?> TryReadAsync(string documentId, CancellationToken cancellationToken) =>
        new(_documents.GetValueOrDefault(documentId));

    private static KeyValuePair<string, string> Read(string file)
    {
        var text = File.ReadAllText(file, Encoding.UTF8);
        var id = DocumentId.Of(text);
        var name = Path.GetFileNameWithoutExtension(file);
        return DocumentId.TryParse(name, out var promised) && promised != id
            ? throw new InvalidDataException($"{file} does not hold the document of its name; its hash is {id}.")
            : new(id, text);
    }
}
