using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using ModelPack.Naming;
using ModelPack.Tool.Scaffolding;

namespace ModelPack.Tool.Creating;

/// <summary>The names of a new model project: those that are given, and those that follow from the model's file.</summary>
internal static partial class ProjectNames
{
    // A namespace has no keyword in it; nobody wants one with @.
    private static readonly HashSet<string> s_keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "do", "double", "else", "enum",
        "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long",
        "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short",
        "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    };

    /// <summary>The options of a scaffold.</summary>
    /// <param name="file">The model's file.</param>
    /// <param name="name">What the types' names begin with; null to take it from the file.</param>
    /// <param name="package">The id of the package; null to take it from the name.</param>
    /// <param name="namespace">The namespace; null to take it from the package.</param>
    /// <param name="options">The options, when the result is true.</param>
    /// <param name="error">Which name is wrong, and what would be right, when the result is false.</param>
    public static bool TryChoose(string file, string? name, string? package, string? @namespace, [NotNullWhen(true)] out ScaffoldOptions? options, [NotNullWhen(false)] out string? error)
    {
        string stem = Path.GetFileNameWithoutExtension(file);
        name ??= PascalCase.Of(stem, "Model");
        package ??= $"Models.{AsciiOr(name, "Model")}";
        @namespace ??= NamespaceOf(package);
        error = !Identifier().IsMatch(name) ? $"'{name}' cannot begin the name of a type. Give --name letters and digits, as in Iris."
            : !PackageId().IsMatch(package) ? $"'{package}' is no package id. Give --package letters, digits and dots, 100 of them at most, as in Acme.Models.Iris."
            : !IsNamespace(@namespace) ? $"'{@namespace}' is no namespace. Give --namespace identifiers between dots, as in Acme.Models."
            : null;
        options = error is null
            ? new ScaffoldOptions { ModelFile = $"models/{SafeFile(stem)}.onnx", Name = name, Namespace = @namespace, PackageId = package }
            : null;
        return error is null;
    }

    // A package is named by who makes it and what it is: the last part is the model.
    private static string NamespaceOf(string package)
    {
        string[] parts = package.Split('.', '-');
        return string.Join('.', (parts.Length > 1 ? parts[..^1] : parts).Select(static part => PascalCase.Of(part, "Models")));
    }

    private static string AsciiOr(string name, string other) => name.All(char.IsAscii) ? name : other;

    private static bool IsNamespace(string text) => text.Split('.').All(static part => Identifier().IsMatch(part) && !s_keywords.Contains(part));

    // The name goes into items, routes and settings: what means something in one of them is replaced.
    private static string SafeFile(string stem)
    {
        string safe = Unsafe().Replace(stem, "-").Trim('-', '.');
        return safe.Length == 0 ? "model" : PortableFileName.Refuse(safe) is null ? safe : $"model-{safe}";
    }

    [GeneratedRegex(@"\A[\p{L}_][\p{L}\p{Nd}_]{0,199}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\A(?=.{1,100}\z)[A-Za-z0-9_]+([.-][A-Za-z0-9_]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PackageId();

    [GeneratedRegex(@"[^\p{L}\p{Nd}._-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Unsafe();
}
