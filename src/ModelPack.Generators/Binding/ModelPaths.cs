using System;
using System.Collections.Generic;
using System.Linq;
using ModelPack.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.Generators.Binding;

/// <summary>Finds the <c>OnnxModel</c> item that a contract names, by its path or its file name.</summary>
internal static class ModelPaths
{
    /// <summary>The item; null after adding MPK1002.</summary>
    public static ModelEntry? Find(string path, EquatableArray<ModelEntry> models, List<ContractIssue> issues)
    {
        string wanted = Normalize(path);
        ModelEntry? exact = models.FirstOrDefault(model => Normalize(model.Model) == wanted);
        if (exact is not null)
            return exact;

        List<ModelEntry> named = [.. models.Where(model => FileName(model.Model) == wanted)];
        if (named.Count == 1)
            return named[0];

        issues.Add(new ContractIssue("MPK1002", new IssuePlace(IssuePart.ModelPath), new EquatableArray<string>([path, Choices(wanted, models, named)]))
        {
            Fix = IssueFixes.Choose(wanted, (named.Count > 1 ? named : (IEnumerable<ModelEntry>)models).Select(model => model.Model)),
        });
        return null;
    }

    /// <summary>The file's name without folder and extension.</summary>
    public static string NameOf(string path)
    {
        string file = FileName(path);
        int dot = file.LastIndexOf('.');
        return dot > 0 ? file.Substring(0, dot) : file;
    }

    private static string Choices(string wanted, EquatableArray<ModelEntry> models, List<ModelEntry> named)
    {
        if (models.Count == 0)
            return "the project has none; add <OnnxModel Include=\"" + (wanted.Length > 0 ? wanted : "models/model.onnx") + "\" /> to it";
        if (named.Count > 1)
            return "more than one is named so; write the path: " + Names.List(named.Select(model => model.Model));
        return "the project has " + Names.List(Names.ClosestFirst(wanted, models.Select(model => model.Model)));
    }

    private static string FileName(string path)
    {
        string normal = Normalize(path);
        return normal.Substring(normal.LastIndexOf('/') + 1);
    }

    private static string Normalize(string path)
    {
        string normal = path.Replace('\\', '/');
        while (normal.StartsWith("./", StringComparison.Ordinal))
            normal = normal.Substring(2);
        return normal;
    }
}
