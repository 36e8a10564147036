using System.Text;
using ModelPack.AspNetCore.Requests;
using ModelPack.AspNetCore.SageMaker;

namespace ModelPack.AspNetCore.Tests.SageMaker;

public sealed class CsvOutputTests
{
    [Theory]
    [InlineData("""{"label":"a","p":{"a":0.5,"b":1e-7},"x":[1,[2,3]],"n":{"t":true,"z":null}}""", "label,p.a,p.b,x[0],x[1][0],x[1][1],n.t,n.z\na,0.5,1e-7,1,2,3,true,\n")]
    [InlineData("""[{"a":1},{"a":2}]""", "a\n1\n2\n")]
    [InlineData("""[{"a":"NaN"},{"a":"-Infinity"}]""", "a\nNaN\n-Infinity\n")]
    [InlineData("""[{"a":"x,y"},{"a":"say \"hi\""},{"a":"l1\nl2"},{"a":""},{"a":null},{"a":"\u00e9\\"}]""", "a\n\"x,y\"\n\"say \"\"hi\"\"\"\n\"l1\nl2\"\n\"\"\n\n\u00e9\\\n")]
    [InlineData("""{"a,b":1,"c\"":2}""", "\"a,b\",\"c\"\"\"\n1,2\n")]
    [InlineData("[]", "")]
    public void Predictions_are_records(string json, string csv) => Assert.Equal((true, csv), Write(json, hasHeader: true));

    [Fact]
    public void Without_a_header_there_are_only_values() => Assert.Equal((true, "1,2\n3,4\n"), Write("""[{"a":1,"b":[2]},{"a":3,"b":[4]}]""", hasHeader: false));

    [Theory]
    [InlineData("""[{"p":{"a":1}},{"p":{"b":1}}]""")]
    [InlineData("""[{"p":{"a":1}},{"p":{"a":1,"b":1}}]""")]
    [InlineData("""[{"p":{"a":1,"b":1}},{"p":{"a":1}}]""")]
    [InlineData("""[{"x":[1,2]},{"x":[1]}]""")]
    [InlineData("""[{"x":[1]},{"x":[1,2]}]""")]
    public void Predictions_with_other_columns_are_no_table(string json) => Assert.False(Write(json, hasHeader: false).Written);

    [Theory]
    [InlineData(""" {"json":"a","kind":"scalar","nullable":true},{"json":"p","kind":"dictionary"},{"json":"x","kind":"array","shape":[2]},{"json":"n","kind":"nested","members":[{"json":"b","kind":"scalar"}]} """, null)]
    [InlineData(""" {"json":"x","kind":"array","shape":["n"]} """, "x")]
    [InlineData(""" {"json":"x","kind":"array"} """, "x")]
    [InlineData(""" {"json":"x","kind":"array","shape":[2],"nullable":true} """, "x")]
    [InlineData(""" {"json":"x","kind":"list"} """, "x")]
    [InlineData(""" {"json":"n","kind":"nested","members":[{"json":"b","kind":"tensor"}]} """, "b")]
    public void Whether_there_are_columns_is_known_before_a_prediction(string members, string? member)
    {
        string? reason = CsvOutput.ReasonAgainst(new ModelDescriptor
        {
            Name = "", PackageId = "", Version = "", PayloadDigest = "", ContractDigest = "", Files = [], Contract = $$$"""{"output":{"members":[{{{members}}}]}}""",
        });
        Assert.Equal(member is null ? null : $"Member '{member}' of the prediction has not always the same columns.", reason);
    }

    private static (bool Written, string Csv) Write(string json, bool hasHeader)
    {
        var csv = new PooledBuffer();
        bool written = CsvOutput.TryWrite(Encoding.UTF8.GetBytes(json), hasHeader, csv);
        return (written, written ? Encoding.UTF8.GetString(csv.Written.Span) : "");
    }
}
