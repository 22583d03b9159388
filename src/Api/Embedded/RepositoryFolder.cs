namespace NeuraNft.Api.Embedded;

/// <summary>Finds the checkout that this program was built in: the development chain and the sample model lie there.</summary>
internal static class RepositoryFolder
{
    /// <exception cref="EmbeddedException">The program was moved out of its checkout.</exception>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NeuraNft.sln")))
                return folder.FullName;
        }
        throw new EmbeddedException(
            "The embedded default runs from a checkout of the repository. Run it there, or configure"
            + " ConnectionStrings:NeuraNft and Near:RpcUrls.");
    }
}
