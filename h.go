package main
import ("fmt";"doorzet/nmbrs/sim/demo")
func main(){fmt.Print(string(demo.Hours()))}
