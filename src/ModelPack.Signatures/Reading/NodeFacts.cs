using System.Collections.Generic;

namespace ModelPack.Signatures;

/// <summary>One node, without its weights.</summary>
internal sealed class NodeFacts
{
    private Dictionary<string, List<string>>? _lists;
    private Dictionary<string, long>? _numbers;
    private Dictionary<string, float>? _singles;

    public string OperatorType { get; set; } = "";

    public string Domain { get; set; } = "";

    public List<string> Inputs { get; } = [];

    public List<string> Outputs { get; } = [];

    public void AddList(string attribute, List<string> values) => (_lists ??= [])[attribute] = values;

    public void AddNumber(string attribute, long value) => (_numbers ??= [])[attribute] = value;

    public void AddSingle(string attribute, float value) => (_singles ??= [])[attribute] = value;

    /// <summary>The first of these attributes that the node has and that lists something; null when there is none.</summary>
    public List<string>? FindList(params string[] attributes)
    {
        foreach (string attribute in attributes)
        {
            if (_lists is not null && _lists.TryGetValue(attribute, out List<string>? list) && list.Count > 0)
                return list;
        }

        return null;
    }

    /// <summary>An attribute's integer; null when the node does not have it.</summary>
    public long? FindNumber(string attribute) => _numbers is not null && _numbers.TryGetValue(attribute, out long value) ? value : null;

    /// <summary>An attribute's float32; null when the node does not have it.</summary>
    public float? FindSingle(string attribute) => _singles is not null && _singles.TryGetValue(attribute, out float value) ? value : null;
}
