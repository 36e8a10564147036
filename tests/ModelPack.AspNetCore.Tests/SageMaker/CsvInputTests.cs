using System.Text;
using ModelPack.AspNetCore.Requests;
using ModelPack.AspNetCore.SageMaker;

namespace ModelPack.AspNetCore.Tests.SageMaker;

public sealed class CsvInputTests
{
    private const string Mixed = """
        {"input":{"members":[
          {"json":"age","kind":"scalar","element":"int32","required":true},
          {"json":"fare","kind":"scalar","element":"float32","nullable":true},
          {"json":"name","kind":"scalar","element":"string","required":true},
          {"json":"cabin","kind":"scalar","element":"string","nullable":true},
          {"json":"class","kind":"scalar","element":"enum","labels":["a"],"required":true},
          {"json":"alone","kind":"scalar","element":"bool","required":true}]}}
        """;

    private const string Arrays = """
        {"input":{"members":[
          {"json":"x","kind":"array","element":"float32","required":true,"shape":[2,2]},
          {"json":"t","kind":"tensor","element":"int64","required":true,"shape":[2,1]},
          {"json":"s","kind":"tensor","element":"float64","nullable":true,"shape":[]},
          {"json":"m","kind":"nested","members":[{"json":"a","kind":"scalar","element":"float32"},{"json":"b","kind":"scalar","element":"string"}]}]}}
        """;

    [Theory]
    [InlineData("1,2.5,Ann,C1,a,true", """[{"age":1,"fare":2.5,"name":"Ann","cabin":"C1","class":"a","alone":true}]""")]
    [InlineData("1,,,,a,0\r\n", """[{"age":1,"fare":null,"name":"","cabin":null,"class":"a","alone":false}]""")]
    [InlineData(",\"\",\"\",\"\",\"\",\"\"", """[{"fare":"","name":"","cabin":"","class":"","alone":""}]""")]
    [InlineData("1,nan,a,b,c,TRUE\n2,-INF,a,b,c,False\n3,Infinity,a,b,c,1", """[{"age":1,"fare":"NaN","name":"a","cabin":"b","class":"c","alone":true},{"age":2,"fare":"-Infinity","name":"a","cabin":"b","class":"c","alone":false},{"age":3,"fare":"Infinity","name":"a","cabin":"b","class":"c","alone":true}]""")]
    [InlineData(" 7 ,+1e5,  a , b,c, yes", """[{"age":7,"fare":1e5,"name":"  a ","cabin":" b","class":"c","alone":" yes"}]""")]
    [InlineData("007,1.,a,b,c,2", """[{"age":"007","fare":"1.","name":"a","cabin":"b","class":"c","alone":"2"}]""")]
    [InlineData("nan,.5,a,b,c,-", """[{"age":"nan","fare":".5","name":"a","cabin":"b","class":"c","alone":"-"}]""")]
    [InlineData("-0,-0.5e-10,\"a,\"\"b\"\"\nc\",5,true,1", """[{"age":-0,"fare":-0.5e-10,"name":"a,\u0022b\u0022\nc","cabin":"5","class":"true","alone":true}]""")]
    [InlineData("", "[]")]
    [InlineData("\n\n", "[]")]
    public void Fields_are_written_by_the_kind_of_their_member(string csv, string json) => Assert.Equal(json, Write(Mixed, csv));

    [Theory]
    [InlineData("age,fare,name,cabin,class,alone\n1,2,n,c,a,1")]
    [InlineData("\uFEFFage,\"fare\",name,cabin,class,alone\r\n1,2,n,c,a,1\r\n")]
    public void A_header_is_told_by_the_names(string csv) =>
        Assert.Equal("""[{"age":1,"fare":2,"name":"n","cabin":"c","class":"a","alone":true}]""", Write(Mixed, csv));

    [Fact]
    public void A_header_puts_columns_in_any_order_and_leaves_some_out() =>
        Assert.Equal("""[{"age":1,"name":"n"},{"name":"m"}]""", Write(Mixed, "name,age\nn,1\nm,"));

    [Fact]
    public void A_header_without_rows_is_no_row() => Assert.Equal("[]", Write(Mixed, "name,age\n"));

    [Fact]
    public void What_the_sender_says_of_the_header_counts()
    {
        Assert.Equal("$[0]: MPK3006 Must have 6 fields: age, fare, name, cabin, class, alone.", Write(Mixed, "name,age\nn,1", hasHeader: false).Split('\n')[0]);
        Assert.Equal("""[{"age":1}]""", Write(Mixed, "age\n1", hasHeader: true));
        Assert.Equal("[]", Write(Mixed, "", hasHeader: true));
    }

    [Fact]
    public void Columns_that_the_contract_does_not_know_are_refused_without_their_names()
    {
        Assert.Equal(
            "$: MPK3003 Column 1 of the header is no column of the input; there are age, fare, name, cabin, class, alone.\n"
            + "$: MPK3003 Column 4 of the header is no column of the input; there are age, fare, name, cabin, class, alone.",
            Write(Mixed, "secret,age,name,\n9,1,n,0"));
        Assert.Equal("$: MPK3003 Column 3 of the header has the name of an earlier one.", Write(Mixed, "age,name,age\n1,n,2"));
    }

    [Fact]
    public void Columns_that_the_contract_does_not_know_may_be_skipped() =>
        Assert.Equal("""[{"age":1,"name":"n"}]""", Write(Mixed, "secret,age,name\n9,1,n", configure: static options => options.UnknownMembers = UnknownMemberHandling.Ignore));

    [Fact]
    public void Every_record_with_another_number_of_fields_is_named()
    {
        Assert.Equal("$[0]: MPK3006 Must have 2 fields, as the header has.\n$[2]: MPK3006 Must have 2 fields, as the header has.", Write(Mixed, "age,name\n1\n2,n\n1,2,3"));
        Assert.Equal(3, Write(Mixed, "1\n2\n3\n4\n5", configure: static options => options.MaxErrors = 3).Split('\n').Length);
    }

    [Fact]
    public void A_quote_out_of_place_is_named_with_its_record() => Assert.Equal(
        "$[1]: MPK3002 Must be a record of comma-separated values: a quoted field has no closing quote.",
        Write(Mixed, "1,2,n,c,a,1\n1,2,\"n,c,a,1"));

    [Fact]
    public void What_is_not_UTF8_is_refused() => Assert.Equal("$: MPK3002 Must be UTF-8.", Write(Mixed, [(byte)'1', 0xE9]));

    [Fact]
    public void Rows_beyond_the_limit_are_not_written() =>
        Assert.Equal("$: MPK3011 Must have at most 2 rows.", Write(Mixed, "age\n1\n2\n3\n4", configure: static options => options.MaxRows = 2));

    [Fact]
    public void Arrays_tensors_and_nested_types_have_a_column_an_element()
    {
        Assert.True(CsvColumns.TryCreate(Describe(Arrays), out CsvColumns? columns, out _));
        Assert.Equal(["x[0]", "x[1]", "x[2]", "x[3]", "t[0]", "t[1]", "s", "m.a", "m.b"], columns.Names);
        Assert.Equal("""[{"x":[1,2,3,4],"t":[[5],[6]],"s":7,"m":{"a":8,"b":"9"}}]""", Write(Arrays, "1,2,3,4,5,6,7,8,9"));
        Assert.Equal("""[{"x":[1,null,3,4],"t":[[5],[6]],"s":null,"m":{"b":""}}]""", Write(Arrays, "1,,3,4,5,6,,,"));
        Assert.Equal("""[{"x":[1,null,3,null],"m":{"a":0}}]""", Write(Arrays, "m.a,x[2],x[0]\n0,3,1"));
    }

    [Theory]
    [InlineData("array", ""","shape":["n"]""")]
    [InlineData("array", ""","shape":[null]""")]
    [InlineData("array", "")]
    [InlineData("array", ""","shape":[0]""")]
    [InlineData("array", ""","shape":[100000,100000,100000,100000,100000]""")]
    [InlineData("dictionary", "")]
    [InlineData("list", "")]
    public void A_member_without_a_fixed_number_of_values_has_no_columns(string kind, string shape)
    {
        string contract = $$$"""{"input":{"members":[{"json":"x","kind":"{{{kind}}}","element":"float32"{{{shape}}}}]}}""";
        Assert.False(CsvColumns.TryCreate(Describe(contract), out _, out string? reason));
        Assert.Equal("Member 'x' has no columns: only single values, and arrays and tensors of a fixed shape have.", reason);
    }

    private static string Write(string contract, string csv, bool? hasHeader = null, Action<ModelEndpointOptions>? configure = null) =>
        Write(contract, Encoding.UTF8.GetBytes(csv), hasHeader, configure);

    private static string Write(string contract, byte[] csv, bool? hasHeader = null, Action<ModelEndpointOptions>? configure = null)
    {
        var options = new ModelEndpointOptions();
        configure?.Invoke(options);
        Assert.True(CsvColumns.TryCreate(Describe(contract), out CsvColumns? columns, out string? reason), reason);
        var json = new PooledBuffer();
        var errors = new List<InputError>();
        new CsvInput(columns, options).Write(csv, hasHeader, json, errors);
        return errors.Count == 0
            ? Encoding.UTF8.GetString(json.Written.Span)
            : string.Join('\n', errors.Select(static error => $"{error.Path}: {error.Code} {error.Message}"));
    }

    private static ModelDescriptor Describe(string contract) => new() { Name = "", PackageId = "", Version = "", PayloadDigest = "", ContractDigest = "", Files = [], Contract = contract };
}
