using System.Collections.Generic;
using System.Linq;
using ModelPack.Fixes;
using ModelPack.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.Generators.Binding;

/// <summary>Words what is wrong with the <c>[Constant]</c> and <c>[State]</c> attributes of a contract class.</summary>
internal sealed class RunIssueWriter(string model, List<ContractIssue> issues)
{
    /// <summary>As in <c>input 'sr' of model 'vad' is int64[]</c>.</summary>
    public string Describe(string side, ValueInfo value) => side + " '" + value.Name + "' of model '" + model + "' is " + value.Type;

    /// <param name="place">Where the name stands.</param>
    /// <param name="name">The name.</param>
    /// <param name="side">Input or output.</param>
    /// <param name="values">All values of that side.</param>
    /// <param name="free">Those that nothing binds.</param>
    public void UnknownTensor(IssuePlace place, string name, string side, IEnumerable<ValueInfo> values, IEnumerable<string> free)
    {
        string choices = Names.List(Names.ClosestFirst(name, values.Select(value => value.Name)));
        Add("MPK1003", place, IssueFixes.Choose(name, free), name, "no " + side, model, choices.Length > 0 ? "its " + side + "s are: " + choices : "it has no " + side + "s");
    }

    public void WrongElement(IssuePlace place, string what, string type, string side, ValueInfo value, string holds, string use) =>
        Add("MPK1005", place, null, what, type, side, value.Name, model, holds, use);

    public void WrongShape(IssuePlace place, string what, string but) => Add("MPK1006", place, null, what, but);

    public void CannotBind(IssuePlace place, string what, string reason) => Add("MPK1009", place, null, what, reason);

    public void BoundTwice(IssuePlace place, string first, string second, string what) => Add("MPK1010", place, null, first, second, what);

    private void Add(string id, IssuePlace place, IssueFix? fix, params string[] arguments) =>
        issues.Add(new ContractIssue(id, place, new EquatableArray<string>(arguments)) { Fix = fix });
}
