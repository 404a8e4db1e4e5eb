using System.Xml.Linq;

namespace FraudGrains.Architecture.Tests.Model;

/// <summary>A project as its file tells it.</summary>
/// <param name="Path">Below the root, such as <c>Silo/Silo.csproj</c>.</param>
/// <param name="References">Names of the projects it references.</param>
/// <param name="Packages">Names of the packages it references.</param>
internal sealed record Project(string Path, IReadOnlyCollection<string> References, IReadOnlyCollection<string> Packages)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');

    public bool IsTest => Path.StartsWith("tests/", StringComparison.Ordinal);

    public static IReadOnlyList<Project> All { get; } = [.. Repository.Files("*.csproj").Select(Read)];

    private static Project Read(string path)
    {
        var items = XDocument.Parse(Repository.Read(path)).Descendants().ToLookup(e => e.Name.LocalName, e => (string?)e.Attribute("Include"));
        return new(path, [.. items["ProjectReference"].OfType<string>().Select(r => System.IO.Path.GetFileNameWithoutExtension(r.Replace('\\', '/')))], [.. items["PackageReference"].OfType<string>()]);
    }
}
