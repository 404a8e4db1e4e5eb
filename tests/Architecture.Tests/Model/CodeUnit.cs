namespace FraudGrains.Architecture.Tests.Model;

/// <summary>One type with everything nested in it (closures and state machines too), and what its code touches.</summary>
/// <param name="Name">Full name of the type.</param>
/// <param name="Uses">Full names of types, and of called methods as <c>Type::Method</c>.</param>
internal sealed record CodeUnit(string Name, IReadOnlySet<string> Uses)
{
    public bool IsIn(string @namespace) => IsBelow(Name, @namespace);

    /// <summary>Whether a name is of a namespace (or type) or of one below it.</summary>
    public static bool IsBelow(string name, string @namespace) =>
        name.StartsWith(@namespace, StringComparison.Ordinal) && (name.Length == @namespace.Length || name[@namespace.Length] is '.' or ':' or '/');
}
